import { ActionIcon, Drawer, SegmentedControl } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Menu } from 'lucide-react';
import { Suspense } from 'react';
import { Outlet } from 'react-router';
import { Sign } from '../parts/marks/sign.tsx';
import { LoadingRows } from '../parts/states.tsx';
import { useTexts } from '../texts.ts';
import { Palette } from './palette.tsx';
import styles from './shell.module.css';
import { SideBar } from './side-bar.tsx';
import { useTheme } from './theme-choice.ts';
import { words } from './words.ts';

/** The frame around every page of the portal; on narrow screens the side bar opens as a drawer. */
export function Shell() {
  const { t } = useTexts(words);
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <div className={styles.shell}>
      <a className="unseen skip" href="#content">
        {t('skip')}
      </a>
      <aside className={styles.side}>
        <SideBar />
        <ThemeChoice />
      </aside>
      <nav className={styles.top} aria-label={t('product')}>
        <ActionIcon
          variant="subtle"
          size={44}
          aria-label={t('menu')}
          aria-expanded={opened}
          onClick={open}
        >
          <Menu aria-hidden />
        </ActionIcon>
        <Sign size={24} />
        <strong>{t('product')}</strong>
      </nav>
      <Drawer
        opened={opened}
        onClose={close}
        size={280}
        title={t('parts')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <div className={styles.drawer}>
          <SideBar onGo={close} />
          <ThemeChoice />
        </div>
      </Drawer>
      <main className={styles.main} id="content" tabIndex={-1}>
        <Suspense fallback={<LoadingRows />}>
          <Outlet />
        </Suspense>
      </main>
      <Palette />
    </div>
  );
}

function ThemeChoice() {
  const { t } = useTexts(words);
  const { chosen, choose } = useTheme();
  return (
    <SegmentedControl
      fullWidth
      size="xs"
      className={styles.theme}
      aria-label={t('theme')}
      value={chosen}
      onChange={choose}
      data={[
        { value: 'auto', label: t('themeAutoShort') },
        { value: 'light', label: t('themeLight') },
        { value: 'dark', label: t('themeDark') },
      ]}
    />
  );
}
