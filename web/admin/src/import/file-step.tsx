import { Select } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { ownNameOf } from '@quizcast/words';
import { Download, FileUp } from 'lucide-react';
import { useState } from 'react';
import layout from '../parts/layout.module.css';
import { Panel } from '../parts/panel.tsx';
import { useTexts } from '../texts.ts';
import type { Reading } from './calls.ts';
import styles from './file-step.module.css';
import { saveFile } from './save-file.ts';
import { templates } from './templates.ts';
import { words } from './words.ts';

const formats = ['json', 'csv', 'xlsx', 'kahoot', 'gift', 'aiken', 'opentdb'] as const;
const MAX_BYTES = 16 * 1024 * 1024;

/** The step for choosing or dropping a file, and for settings that the file does not contain. */
export function FileStep({ onFile }: { onFile: (file: File, reading: Reading) => void }) {
  const { t } = useTexts(words);
  const [reading, setReading] = useState<Reading>({ format: '', language: 'ru', difficulty: '3' });
  const [tooLarge, setTooLarge] = useState(false);
  const set = (name: keyof Reading) => (value: string | null) =>
    setReading({ ...reading, [name]: value ?? '' });
  return (
    <>
      <Panel label={t('stepFile')}>
        <Dropzone
          multiple={false}
          maxSize={MAX_BYTES}
          onDrop={([file]) => file && onFile(file, reading)}
          onReject={() => setTooLarge(true)}
          inputProps={{ 'aria-label': t('drop') }}
          className={styles.zone ?? ''}
        >
          <div className={styles.inside}>
            <FileUp size={36} aria-hidden />
            <strong>{t('drop')}</strong>
            <span>{t('browse')}</span>
            <small>{t('formats')}</small>
          </div>
        </Dropzone>
        {tooLarge && (
          <p className={layout.noteWrong} role="alert">
            {t('tooLarge')}
          </p>
        )}
      </Panel>
      <Panel label={t('format')}>
        <div className={styles.choices}>
          <Select
            label={t('format')}
            placeholder={t('formatAuto')}
            clearable
            clearButtonProps={{ 'aria-label': t('formatAuto') }}
            value={reading.format || null}
            onChange={set('format')}
            data={formats.map((format) => ({ value: format, label: format.toUpperCase() }))}
          />
          <Select
            label={t('textLanguage')}
            allowDeselect={false}
            value={reading.language}
            onChange={set('language')}
            data={Object.entries(ownNameOf).map(([value, label]) => ({ value, label }))}
          />
          <Select
            label={t('level')}
            allowDeselect={false}
            value={reading.difficulty}
            onChange={set('difficulty')}
            data={['1', '2', '3', '4', '5']}
          />
        </div>
      </Panel>
      <Panel title={t('templates')}>
        <div className={layout.row}>
          {templates.map((template) => (
            <button
              key={template.name}
              type="button"
              className={styles.template}
              onClick={() => saveFile(new File([template.content], template.name))}
            >
              <Download size={15} aria-hidden /> {t('template', { format: template.format })}
            </button>
          ))}
        </div>
      </Panel>
    </>
  );
}
