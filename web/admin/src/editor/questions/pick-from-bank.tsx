import { Button, Checkbox, Modal } from '@mantine/core';
import { type PoolQuestion, portal } from '@quizcast/protocol';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../calls.ts';
import layout from '../../parts/layout.module.css';
import { FiveLights } from '../../parts/lights/five-lights.tsx';
import { SearchField } from '../../parts/list/search-field.tsx';
import { Empty, Loaded } from '../../parts/states.tsx';
import { useTexts } from '../../texts.ts';
import { words } from '../words.ts';
import styles from './pick-from-bank.module.css';

interface Picking {
  opened: boolean;
  onClose(): void;
  onPick(questions: readonly PoolQuestion[]): void;
}

const SHOWN = 50;

/** Copies questions from the bank into the quiz; the bank stays unchanged. */
export function PickFromBank({ opened, onClose, onPick }: Picking) {
  const { t } = useTexts(words);
  const [search, setSearch] = useState('');
  const [picked, setPicked] = useState<ReadonlyMap<number, PoolQuestion>>(new Map());
  const bank = useQuery({
    queryKey: ['pool', 'pick', search],
    queryFn: () =>
      api.get(
        `/api/admin/question-pool?${new URLSearchParams({ search, page_size: String(SHOWN) })}`,
        portal.poolPage,
      ),
    enabled: opened,
    placeholderData: keepPreviousData,
  });
  const toggle = (question: PoolQuestion) => {
    const next = new Map(picked);
    if (!next.delete(question.id)) next.set(question.id, question);
    setPicked(next);
  };
  return (
    <Modal
      size="lg"
      opened={opened}
      onClose={onClose}
      title={t('fromBank')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={layout.stack}>
        <SearchField label={t('bankSearch')} value={search} onSearch={setSearch} />
        <Loaded query={bank}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty text={t('bankEmpty')} />
            ) : (
              <ul className={styles.list}>
                {items.map((question) => (
                  <li key={question.id}>
                    <Checkbox
                      checked={picked.has(question.id)}
                      onChange={() => toggle(question)}
                      label={question.text}
                    />
                    <FiveLights level={question.difficulty} />
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
        <div>
          <Button
            disabled={picked.size === 0}
            onClick={() => {
              onPick([...picked.values()]);
              setPicked(new Map());
              onClose();
            }}
          >
            {t('bankTake', { n: picked.size })}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
