import { ActionIcon, Button, Modal, NumberInput, TextInput } from '@mantine/core';
import { modals } from '@mantine/modals';
import { anything } from '@quizcast/connection';
import { type Ad, portal } from '@quizcast/protocol';
import { useQuery } from '@tanstack/react-query';
import { Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useAsking } from '../asking.ts';
import { api } from '../calls.ts';
import layout from '../parts/layout.module.css';
import { PageHead } from '../parts/page-head.tsx';
import { Panel } from '../parts/panel.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { useToasts } from '../parts/toast.tsx';
import { useTexts } from '../texts.ts';
import styles from './ads.module.css';
import { UploadAd } from './upload-ad.tsx';
import { words } from './words.ts';

/** The pictures and clips that quizzes can show as ads. */
export function AdsPage() {
  const { t } = useTexts(words);
  const ads = useQuery({
    queryKey: ['ads'],
    queryFn: () => api.get('/api/admin/ads', portal.ads),
  });
  return (
    <>
      <PageHead title={t('title')} aside={t('lead')} />
      <div className={layout.stack}>
        <UploadAd />
        <Loaded query={ads}>
          {({ items }) =>
            items.length === 0 ? (
              <Panel label={t('title')}>
                <Empty text={t('none')} />
              </Panel>
            ) : (
              <ul className={styles.shelf}>
                {items.map((ad) => (
                  <AdCard key={ad.id} ad={ad} />
                ))}
              </ul>
            )
          }
        </Loaded>
      </div>
    </>
  );
}

function AdCard({ ad }: { ad: Ad }) {
  const { t } = useTexts(words);
  const toasts = useToasts();
  const [editing, setEditing] = useState(false);
  const removing = useAsking(
    () =>
      api.exchange('DELETE', `/api/admin/ads/${ad.id}`, { ifMatch: `"${ad.version}"` }, anything),
    ['ads'],
  );
  const ask = () =>
    modals.openConfirmModal({
      title: ad.title,
      children: <p className={layout.soft}>{t('removeSure')}</p>,
      labels: { confirm: t('delete'), cancel: t('keep') },
      confirmProps: { variant: 'outline' },
      onConfirm: () => removing.run(undefined),
    });
  return (
    <li className={styles.card}>
      {ad.media_type === 'image' ? (
        <img src={ad.url} alt={ad.title} loading="lazy" />
      ) : (
        // biome-ignore lint/a11y/useMediaCaption: ads have no captions
        <video src={ad.url} controls preload="metadata" aria-label={ad.title} />
      )}
      <div className={layout.between}>
        <span>
          <strong>{ad.title}</strong>
          <small>{t('facts', { kind: t(ad.media_type), seconds: ad.duration_sec })}</small>
        </span>
        <span className={layout.row}>
          <ActionIcon
            variant="subtle"
            size={40}
            aria-label={t('editOf', { name: ad.title })}
            onClick={() => setEditing(true)}
          >
            <Pencil size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            size={40}
            aria-label={t('remove', { name: ad.title })}
            disabled={removing.busy}
            onClick={ask}
          >
            <Trash2 size={16} aria-hidden />
          </ActionIcon>
        </span>
      </div>
      <Refusal error={removing.refusal} />
      <EditDialog
        ad={ad}
        opened={editing}
        onClose={() => setEditing(false)}
        onSaved={() => toasts.done(t('saved'))}
      />
    </li>
  );
}

interface Editing {
  ad: Ad;
  opened: boolean;
  onClose(): void;
  onSaved(): void;
}

function EditDialog({ ad, opened, onClose, onSaved }: Editing) {
  const { t } = useTexts(words);
  const [title, setTitle] = useState(ad.title);
  const [seconds, setSeconds] = useState(ad.duration_sec);
  const saving = useAsking(
    () =>
      api.exchange(
        'PUT',
        `/api/admin/ads/${ad.id}`,
        { body: { title, duration_sec: seconds }, ifMatch: `"${ad.version}"` },
        anything,
      ),
    ['ads'],
  );
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={ad.title}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        className={layout.stack}
        onSubmit={(event) => {
          event.preventDefault();
          saving.run(undefined, () => {
            onClose();
            onSaved();
          });
        }}
      >
        <Refusal error={saving.refusal} />
        <TextInput
          label={t('name')}
          required
          maxLength={100}
          value={title}
          onChange={({ currentTarget }) => setTitle(currentTarget.value)}
        />
        <NumberInput
          label={t('seconds')}
          min={3}
          max={30}
          allowDecimal={false}
          clampBehavior="strict"
          value={seconds}
          onChange={(value) => typeof value === 'number' && setSeconds(value)}
        />
        <div>
          <Button type="submit" disabled={saving.busy}>
            {t('save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
