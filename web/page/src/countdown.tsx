import { useNow } from './now.ts';

/** The time until a moment as a clock; renders nothing once it has passed. */
export function Countdown({ to, passed }: { to: number; passed: string }) {
  const seconds = Math.ceil((to - useNow()) / 1000);
  return (
    <span className="countdown" role="timer">
      {seconds > 0 ? clock(seconds) : passed}
    </span>
  );
}

function clock(seconds: number): string {
  const days = Math.floor(seconds / 86_400);
  const parts = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60];
  const time = parts.slice(seconds < 3600 ? 1 : 0).map((part) => String(part).padStart(2, '0'));
  return (days > 0 ? `${days} · ` : '') + time.join(':');
}
