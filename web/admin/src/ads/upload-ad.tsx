import { Button, NumberInput, TextInput } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { portal } from '@quizcast/protocol';
import { ImageUp } from 'lucide-react';
import { useState } from 'react';
import { useAsking } from '../asking.ts';
import { api } from '../calls.ts';
import layout from '../parts/layout.module.css';
import { Panel } from '../parts/panel.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useToasts } from '../parts/toast.tsx';
import { useTexts } from '../texts.ts';
import styles from './ads.module.css';
import { words } from './words.ts';

const MAX_BYTES = 50 * 1024 * 1024;
const UPLOAD_MS = 120_000;
const kinds = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'video/mp4', 'video/webm'];

/** The form for uploading a picture or clip, with its name and duration. */
export function UploadAd() {
  const { t } = useTexts(words);
  const toasts = useToasts();
  const [file, setFile] = useState<File>();
  const [rejected, setRejected] = useState(false);
  const [title, setTitle] = useState('');
  const [seconds, setSeconds] = useState(10);
  const upload = useAsking(
    async (chosen: File) => {
      const body = new FormData();
      body.set('file', chosen);
      body.set('title', title.trim());
      body.set('media_type', chosen.type.startsWith('video') ? 'video' : 'image');
      body.set('duration_sec', String(seconds));
      return api.exchange('POST', '/api/admin/ads', { body, timeoutMs: UPLOAD_MS }, portal.ad);
    },
    ['ads'],
  );
  const choose = (chosen: File) => {
    setFile(chosen);
    setRejected(false);
    if (title === '') setTitle(chosen.name.replace(/\.\w+$/, '').slice(0, 100));
  };
  return (
    <Panel label={t('upload')}>
      <form
        className={styles.upload}
        onSubmit={(event) => {
          event.preventDefault();
          if (!file) return;
          upload.run(file, () => {
            setFile(undefined);
            setTitle('');
            toasts.done(t('uploaded'));
          });
        }}
      >
        <Dropzone
          multiple={false}
          maxSize={MAX_BYTES}
          accept={kinds}
          onDrop={([chosen]) => chosen && choose(chosen)}
          onReject={() => setRejected(true)}
          inputProps={{ 'aria-label': t('drop') }}
          className={styles.zone ?? ''}
        >
          <ImageUp size={28} aria-hidden />
          <strong>{file?.name ?? t('drop')}</strong>
          <small>{t('dropHint')}</small>
        </Dropzone>
        <div className={layout.stack}>
          <Refusal error={upload.refusal} />
          {rejected && (
            <p className={layout.noteWrong} role="alert">
              {t('tooLarge')}
            </p>
          )}
          <TextInput
            label={t('name')}
            required
            maxLength={100}
            value={title}
            onChange={({ currentTarget }) => setTitle(currentTarget.value)}
          />
          <NumberInput
            label={t('seconds')}
            description={t('secondsHint')}
            min={3}
            max={30}
            allowDecimal={false}
            clampBehavior="strict"
            value={seconds}
            onChange={(value) => typeof value === 'number' && setSeconds(value)}
          />
          <div>
            <Button type="submit" disabled={!file || upload.busy}>
              {t('upload')}
            </Button>
          </div>
        </div>
      </form>
    </Panel>
  );
}
