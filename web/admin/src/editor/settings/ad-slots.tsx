import { ActionIcon, Button, NumberInput, Select, Switch } from '@mantine/core';
import { anything } from '@quizcast/connection';
import { portal } from '@quizcast/protocol';
import { useQuery } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAsking } from '../../asking.ts';
import { api } from '../../calls.ts';
import layout from '../../parts/layout.module.css';
import { Panel } from '../../parts/panel.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { Loaded } from '../../parts/states.tsx';
import { useTexts } from '../../texts.ts';
import { words } from '../words.ts';

interface Slots {
  quizId: number;
  questions: number;
  editable: boolean;
}

interface Wish {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly path?: string;
  readonly body?: object;
  readonly version?: number;
}

/** The ad slots of a quiz: which ad is shown after which question. */
export function AdSlots({ quizId, questions, editable }: Slots) {
  const { t } = useTexts(words);
  const path = `/api/quizzes/${quizId}/ad-slots`;
  const key = ['quiz', quizId, 'ad-slots'];
  const slots = useQuery({ queryKey: key, queryFn: () => api.get(path, portal.adSlots) });
  const ads = useQuery({
    queryKey: ['ads'],
    queryFn: () => api.get('/api/admin/ads', portal.ads),
  });
  const [place, setPlace] = useState(1);
  const [asset, setAsset] = useState<string | null>(null);
  const change = useAsking(
    ({ method, path: below = '', body, version }: Wish) =>
      api.exchange(
        method,
        path + below,
        {
          ...(body && { body }),
          ...(version !== undefined && { ifMatch: `"${version}"` }),
        },
        anything,
      ),
    key,
  );
  return (
    <Panel title={t('adsTitle')}>
      <Loaded query={slots}>
        {({ items }) => (
          <div className={layout.stack}>
            <Refusal error={change.refusal} />
            {items.length === 0 && <p className={layout.soft}>{t('adsNone')}</p>}
            <ul className={layout.plain}>
              {[...items]
                .sort((a, b) => a.question_after - b.question_after)
                .map((slot) => (
                  <li key={slot.id} className={layout.between}>
                    <span>
                      <strong>{t('adsAfter', { n: slot.question_after })}</strong>{' '}
                      {slot.ad_asset.title}
                    </span>
                    <span className={layout.row}>
                      <Switch
                        label={t('adsActive')}
                        checked={slot.is_active}
                        disabled={!editable || change.busy}
                        onChange={({ currentTarget }) =>
                          change.run({
                            method: 'PUT',
                            path: `/${slot.id}`,
                            version: slot.version,
                            body: { is_active: currentTarget.checked },
                          })
                        }
                      />
                      {editable && (
                        <ActionIcon
                          variant="subtle"
                          size={40}
                          aria-label={t('adsRemove', { n: slot.question_after })}
                          disabled={change.busy}
                          onClick={() =>
                            change.run({
                              method: 'DELETE',
                              path: `/${slot.id}`,
                              version: slot.version,
                            })
                          }
                        >
                          <Trash2 size={16} aria-hidden />
                        </ActionIcon>
                      )}
                    </span>
                  </li>
                ))}
            </ul>
            {editable && ads.data?.items.length === 0 && (
              <Link className={layout.link} to="/ads">
                {t('adsUpload')}
              </Link>
            )}
            {editable && (ads.data?.items.length ?? 0) > 0 && (
              <div className={layout.rowEnd}>
                <NumberInput
                  w={120}
                  label={t('adsPlace')}
                  min={1}
                  max={Math.max(1, questions)}
                  allowDecimal={false}
                  clampBehavior="strict"
                  value={place}
                  onChange={(value) => typeof value === 'number' && setPlace(value)}
                />
                <Select
                  className={layout.grow ?? ''}
                  label={t('adsAsset')}
                  value={asset}
                  onChange={setAsset}
                  data={(ads.data?.items ?? []).map(({ id, title }) => ({
                    value: String(id),
                    label: title,
                  }))}
                />
                <Button
                  variant="default"
                  disabled={asset === null || change.busy}
                  onClick={() =>
                    change.run({
                      method: 'POST',
                      body: { question_after: place, ad_asset_id: Number(asset) },
                    })
                  }
                >
                  {t('add')}
                </Button>
              </div>
            )}
          </div>
        )}
      </Loaded>
    </Panel>
  );
}
