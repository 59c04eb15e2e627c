import { Button, toast } from '@quizcast/page';
import { Copy, Download } from 'lucide-react';
import { useTwoFactorText } from './text.ts';
import css from './two-factor.module.css';

/** Recovery codes, which are shown only once, with buttons to copy and to download them. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const t = useTwoFactorText();
  const text = `${t('file')}\n\n${codes.join('\n')}\n`;
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join('\n'));
    toast(t('copied'));
  };
  const save = () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
    link.download = 'quizcast-recovery-codes.txt';
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <section className={`card ${css.keep}`}>
      <p className="note right" role="status">
        {t('keep')}
      </p>
      <ul className={css.codes}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="dialog-actions">
        <Button onClick={() => void copy()}>
          <Copy size={20} aria-hidden="true" />
          {t('copy')}
        </Button>
        <Button onClick={save}>
          <Download size={20} aria-hidden="true" />
          {t('saveFile')}
        </Button>
      </div>
    </section>
  );
}
