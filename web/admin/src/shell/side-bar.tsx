import { Menu } from '@mantine/core';
import { useSession } from '@quizcast/page';
import { languages, ownNameOf, useLanguage } from '@quizcast/words';
import { Check } from 'lucide-react';
import { Link, useLocation, useNavigate } from 'react-router';
import { useMay } from '../may.ts';
import { useRunningQuiz } from '../now-running.ts';
import { Initials } from '../parts/marks/initials.tsx';
import { Sign } from '../parts/marks/sign.tsx';
import { useTexts } from '../texts.ts';
import { type PartName, partOf, partsFor } from './parts.ts';
import styles from './side-bar.module.css';
import { useWaiting } from './waiting.ts';
import { words } from './words.ts';

export function SideBar({ onGo }: { onGo?: () => void }) {
  const { t } = useTexts(words);
  const waiting: Partial<Record<PartName, number>> = useWaiting();
  const { data: running } = useRunningQuiz();
  const may = useMay();
  const here = partOf(useLocation().pathname);
  return (
    <>
      <Link className={styles.brand} to="/" onClick={onGo}>
        <Sign />
        {t('product')}
      </Link>
      <nav className={styles.parts} aria-label={t('parts')}>
        {partsFor(may)
          .filter(({ aside }) => !aside)
          .map(({ path, name, icon: Icon }) => (
            <Link
              key={path}
              className={styles.part}
              to={path}
              aria-current={here?.path === path ? 'page' : undefined}
              onClick={onGo}
            >
              <Icon size={18} aria-hidden />
              <span className={styles.name}>{t(name)}</span>
              {name === 'live' && running && (
                <>
                  <span className={styles.dot} />
                  <span className="unseen">{t('liveNow')}</span>
                </>
              )}
              {waiting[name] !== undefined && waiting[name] > 0 && (
                <span className={styles.count}>
                  <span aria-hidden>{waiting[name]}</span>
                  <span className="unseen">{t('waiting', { n: waiting[name] })}</span>
                </span>
              )}
            </Link>
          ))}
      </nav>
      <OwnMenu />
    </>
  );
}

/** The menu of the signed-in user: language, theme, account, sign-out. */
function OwnMenu() {
  const { t } = useTexts(words);
  const { user, signOut, tellLanguage } = useSession();
  const { language, choose } = useLanguage();
  const navigate = useNavigate();
  const may = useMay();
  if (!user) return null;
  const beyond = partsFor(may).filter(({ aside }) => aside);
  return (
    <Menu position="top-start" width={172} shadow="md" withinPortal={false}>
      <Menu.Target>
        <button type="button" className={styles.own}>
          <Initials name={user.username} />
          <span className={styles.person}>
            <strong>{user.username}</strong>
            <span>{t(user.role === 'admin' ? 'roleAdmin' : 'roleTeam')}</span>
          </span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {beyond.map(({ path, name, icon: Icon }) => (
          <Menu.Item
            key={path}
            leftSection={<Icon size={16} aria-hidden />}
            onClick={() => void navigate(path)}
          >
            {t(name)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('language')}</Menu.Label>
        {languages.map((tag) => (
          <Menu.Item
            key={tag}
            lang={tag}
            aria-current={tag === language || undefined}
            rightSection={tag === language && <Check size={16} aria-hidden />}
            onClick={() => {
              choose(tag);
              tellLanguage(tag);
            }}
          >
            {ownNameOf(tag)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          onClick={() => {
            void navigate('/');
            void signOut();
          }}
        >
          {t('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
