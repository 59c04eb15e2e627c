/** Every frame a client may send. `timestamp` is required by the wire and ignored by the server. */
export type ClientFrame =
  | { readonly type: 'user:ready'; readonly data: { readonly quiz_id: number } }
  | { readonly type: 'user:resync'; readonly data: { readonly quiz_id: number } }
  | { readonly type: 'user:heartbeat'; readonly data: Record<string, never> }
  | {
      readonly type: 'user:answer';
      readonly data: {
        readonly question_id: number;
        readonly selected_option: number;
        readonly timestamp: number;
      };
    };
