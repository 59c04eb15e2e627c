export { type Answer, Api, anything, type Entrance, type RequestParts } from './api.ts';
export { ApiError } from './api-error.ts';
export { browserCsrfToken, type CsrfTokenStore } from './csrf-token.ts';
export { EventLine, type Line, openLine, type Way } from './line.ts';
export {
  type Link,
  QuizSocket,
  type QuizSocketEvents,
  type QuizSocketSetup,
} from './quiz-socket.ts';
