import type { paths as AuthPaths } from './openapi/auth-service.ts';
import type { paths as QuizPaths } from './openapi/quiz-service.ts';
import type { paths as GatewayPaths } from './openapi/realtime-gateway.ts';
import type { paths as UserPaths } from './openapi/user-service.ts';

/** The services' REST API in types, which are generated from their OpenAPI documents. */
export type { AuthPaths, GatewayPaths, QuizPaths, UserPaths };

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** The paths of a service that take a method. */
type Paths<S, M extends Method> = {
  [P in keyof S]: Lowercase<M> extends keyof S[P] ? P : never;
}[keyof S];

/** A path with any text in place of its parameters. */
type Filled<P> = P extends `${infer Before}{${string}}${infer After}`
  ? `${Before}${string}${Filled<After>}`
  : P;

type Route<M extends Method> = Filled<
  Paths<AuthPaths, M> | Paths<QuizPaths, M> | Paths<UserPaths, M> | Paths<GatewayPaths, M>
>;

/** A path without its query. */
type Plain<P extends string> = P extends `${infer Path}?${string}` ? Path : P;

/**
 * `P` if a service documents it for this method, otherwise an error. A path whose beginning or end
 * is not known when the page is compiled is accepted.
 */
export type Documented<M extends Method, P extends string> =
  Plain<P> extends Route<M>
    ? P
    : Plain<P> extends `/api/${string}`
      ? Plain<P> extends `${string}&${string}`
        ? P
        : never
      : P;
