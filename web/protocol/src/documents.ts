import type { paths as AuthPaths } from './openapi/auth-service.ts';
import type { paths as QuizPaths } from './openapi/quiz-service.ts';
import type { paths as GatewayPaths } from './openapi/realtime-gateway.ts';
import type { paths as UserPaths } from './openapi/user-service.ts';

/** The types of the services' REST APIs, generated from their OpenAPI documents. */
export type { AuthPaths, GatewayPaths, QuizPaths, UserPaths };

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** The paths of a service that accept a method. */
type Paths<S, M extends Method> = {
  [P in keyof S]: Lowercase<M> extends keyof S[P] ? P : never;
}[keyof S];

/** A path in which any text may stand for a parameter. */
type Filled<P> = P extends `${infer Before}{${string}}${infer After}`
  ? `${Before}${string}${Filled<After>}`
  : P;

type Route<M extends Method> = Filled<
  Paths<AuthPaths, M> | Paths<QuizPaths, M> | Paths<UserPaths, M> | Paths<GatewayPaths, M>
>;

/** A path without its query. */
type Plain<P extends string> = P extends `${infer Path}?${string}` ? Path : P;

/**
 * `P` if a service documents it for this method, otherwise an error. A path is also accepted if its
 * beginning or end is not known at compile time.
 */
export type Documented<M extends Method, P extends string> =
  Plain<P> extends Route<M>
    ? P
    : Plain<P> extends `/api/${string}`
      ? Plain<P> extends `${string}&${string}`
        ? P
        : never
      : P;
