import { Title } from '@quizcast/page';
import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import css from './settings.module.css';
import { useSettingsText } from './text.ts';

/** The frame of a settings page: back arrow, heading and one column. */
export function SettingsFrame({
  title,
  lead,
  children,
}: {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}) {
  const t = useSettingsText();
  return (
    <div className={css.page}>
      <div className={css.head}>
        <Link className="icon-button" to="/settings" aria-label={t('back')}>
          <ArrowLeft size={24} aria-hidden="true" />
        </Link>
        <Title>{title}</Title>
      </div>
      {lead && <p className="soft">{lead}</p>}
      {children}
    </div>
  );
}
