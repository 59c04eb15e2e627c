import { anything } from '@quizcast/connection';
import { api } from '@quizcast/page';

const PATH = '/api/users/me/push-subscriptions';

/** The user or the browser has denied the permission. */
export class PushDenied extends Error {
  override readonly name = 'PushDenied';
}

export function canPush(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
}

/** Whether this browser is subscribed. */
export async function pushedHere(): Promise<boolean> {
  const worker = await navigator.serviceWorker.getRegistration();
  return ((await worker?.pushManager.getSubscription()) ?? null) !== null;
}

/** Subscribes this browser with the server's public key and registers the subscription on the
 * server. */
export async function subscribe(publicKey: string): Promise<void> {
  if ((await Notification.requestPermission()) !== 'granted') throw new PushDenied();
  const worker = await navigator.serviceWorker.ready;
  const subscription = await worker.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: publicKey,
  });
  try {
    await api.post(PATH, subscription.toJSON(), anything);
  } catch (refusal) {
    // Undo the subscription, because one that the server does not know would never be used.
    await subscription.unsubscribe();
    throw refusal;
  }
}

export async function unsubscribe(): Promise<void> {
  const worker = await navigator.serviceWorker.getRegistration();
  const subscription = await worker?.pushManager.getSubscription();
  if (!subscription) return;
  await api.delete(PATH, { endpoint: subscription.endpoint }, anything);
  await subscription.unsubscribe();
}
