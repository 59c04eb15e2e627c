import { ChevronRight, type LucideIcon } from 'lucide-react';
import { Link } from 'react-router';
import css from './settings.module.css';

interface Row {
  to: string;
  icon: LucideIcon;
  title: string;
  lead: string;
}

/** A row of the settings that links to a separate page. */
export function SettingsRow({ to, icon: Icon, title, lead }: Row) {
  return (
    <li className={css.row}>
      <Icon size={24} aria-hidden="true" />
      <div className="grow">
        <Link className={css.link} to={to}>
          {title}
        </Link>
        <p className="faint">{lead}</p>
      </div>
      <ChevronRight size={20} aria-hidden="true" />
    </li>
  );
}
