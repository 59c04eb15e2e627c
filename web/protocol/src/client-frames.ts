/** Every frame that a client may send. The contract requires `timestamp`, but the server ignores
 * it. */
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
