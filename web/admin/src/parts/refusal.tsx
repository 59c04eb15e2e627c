import { useRefusal } from '../refusal.ts';
import layout from './layout.module.css';

/** Shows why the last request was refused; renders nothing if it was not. */
export function Refusal({ error }: { error: unknown }) {
  const say = useRefusal();
  return (
    <div className={layout.refusal} role="alert">
      {error ? <p className={layout.noteWrong}>{say(error)}</p> : null}
    </div>
  );
}
