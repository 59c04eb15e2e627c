import { portal, type SocketMetrics } from '@quizcast/protocol';
import { decimal, number } from '@quizcast/words';
import { useQuery } from '@tanstack/react-query';
import { CircleAlert } from 'lucide-react';
import { api } from '../calls.ts';
import { useMay } from '../may.ts';
import { useSocketAlerts } from '../now-running.ts';
import layout from '../parts/layout.module.css';
import table from '../parts/list/table.module.css';
import { TableScroll } from '../parts/list/table-scroll.tsx';
import { Pill, type Tone } from '../parts/marks/pill.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Panel } from '../parts/panel.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { useTexts } from '../texts.ts';
import styles from './monitoring.module.css';
import { TokenTool } from './token-tool.tsx';
import { words } from './words.ts';

const EVERY_MS = 10_000;

const states = {
  healthy: 'right',
  degraded: 'light',
  critical: 'wrong',
  unavailable: 'wrong',
} as const satisfies Record<string, Tone>;

/** The state of the sockets of all gateways, and the alerts. */
export function MonitoringPage() {
  const { t } = useTexts(words);
  const may = useMay();
  const health = useQuery({
    queryKey: ['sockets', 'health'],
    queryFn: () => api.get('/api/admin/ws/health', portal.socketHealth),
    refetchInterval: EVERY_MS,
  });
  const metrics = useQuery({
    queryKey: ['sockets', 'metrics'],
    queryFn: () => api.get('/api/admin/ws/metrics/detailed', portal.socketMetrics),
    refetchInterval: EVERY_MS,
  });
  const alerts = useSocketAlerts();
  const status = alerts.data?.status === 'healthy' ? health.data?.status : alerts.data?.status;
  const known = (Object.keys(states) as (keyof typeof states)[]).find((one) => one === status);
  return (
    <>
      <PageHead
        title={t('title')}
        aside={
          known && (
            <Pill tone={states[known]}>{t(known === 'unavailable' ? 'refusing' : known)}</Pill>
          )
        }
      >
        <a className={layout.link} href="/api/admin/ws/metrics/prometheus">
          {t('prometheus')}
        </a>
      </PageHead>
      <div className={layout.stack}>
        <Loaded query={metrics}>
          {(found) => (
            <>
              <Figures metrics={found} />
              <Shards metrics={found} />
            </>
          )}
        </Loaded>
        <Panel title={t('alerts')}>
          <Loaded query={alerts}>
            {({ alerts: raised, recommendations }) =>
              raised.length === 0 ? (
                <Empty text={t('alertsNone')} />
              ) : (
                <div className={layout.stack}>
                  <ul className={layout.plain}>
                    {raised.map(({ type, severity, message }) => (
                      <li key={`${type} ${message}`} className={layout.row}>
                        <CircleAlert
                          size={18}
                          color={severity === 'critical' ? 'var(--wrong)' : 'var(--light-text)'}
                          aria-hidden
                        />
                        <span lang="ru">{message}</span>
                      </li>
                    ))}
                  </ul>
                  {recommendations.length > 0 && (
                    <p className={layout.note} lang="ru">
                      {recommendations.join('. ')}
                    </p>
                  )}
                </div>
              )
            }
          </Loaded>
        </Panel>
        {may('system') && <TokenTool />}
      </div>
    </>
  );
}

function Figures({ metrics }: { metrics: SocketMetrics }) {
  const { t, language } = useTexts(words);
  const figures = [
    ['active', number(language, metrics.active_connections)],
    ['total', number(language, metrics.total_connections)],
    ['sent', number(language, metrics.messages_sent)],
    ['received', number(language, metrics.messages_received)],
    ['errors', number(language, metrics.connection_errors)],
    ['uptime', decimal(language, metrics.uptime_seconds / 3600, 1)],
  ] as const;
  return (
    <dl className={styles.figures}>
      {figures.map(([name, value]) => (
        <div key={name}>
          <dd>{value}</dd>
          <dt>{t(name)}</dt>
        </div>
      ))}
    </dl>
  );
}

function Shards({ metrics }: { metrics: SocketMetrics }) {
  const { t, language } = useTexts(words);
  return (
    <Panel flush title={t('shards')}>
      <TableScroll>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('shard')}</th>
              <th scope="col">{t('load')}</th>
              <th scope="col" className={table.number}>
                {t('active')}
              </th>
              <th scope="col" className={table.number}>
                {t('room')}
              </th>
              <th scope="col" className={table.number}>
                {t('sent')}
              </th>
            </tr>
          </thead>
          <tbody>
            {metrics.shards.map((shard) => (
              <tr key={shard.shard_id}>
                <th scope="row">{shard.shard_id}</th>
                <td>
                  <span
                    className={styles.load}
                    role="img"
                    aria-label={t('loadOf', { rate: `${Math.round(shard.load_percentage)} %` })}
                  >
                    <span
                      data-hot={shard.load_percentage > 75 || undefined}
                      style={{ width: `${Math.max(2, shard.load_percentage)}%` }}
                    />
                  </span>
                </td>
                <td className={table.number}>{number(language, shard.active_connections)}</td>
                <td className={table.number}>{number(language, shard.max_clients)}</td>
                <td className={table.number}>{number(language, shard.messages_sent)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </Panel>
  );
}
