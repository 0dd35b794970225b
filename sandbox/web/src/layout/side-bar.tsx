import { LogOut, UserRound } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { NavLink } from 'react-router';
import type { SessionUser } from '../../../contract/identity';
import { signOut } from '../session/sign-in';
import { NAVIGATION } from './navigation';

/** The links of the user's role, the link to the user's profile (not for the admin) and the sign-out button. */
export function SideBar({ user, onFollow }: { user: SessionUser; onFollow?: () => void }): ReactNode {
  const { heading, links } = NAVIGATION[user.role];
  const [leaving, setLeaving] = useState(false);
  const leave = () => {
    setLeaving(true);
    void signOut();
  };
  return (
    <div className="side-bar-content">
      <p className="side-bar-brand">THE BOT</p>
      <nav aria-label={heading}>
        <p className="side-bar-heading">{heading}</p>
        <ul>
          {links.map(({ title, to, icon: Icon, exact }) => (
            <li key={to}>
              <NavLink to={to} end={exact === true} className="side-bar-link" onClick={() => onFollow?.()}>
                <Icon aria-hidden />
                {title}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <ul className="side-bar-footer">
        {user.role === 'admin' ? null : (
          <li>
            <NavLink to="/profile" className="side-bar-link" onClick={() => onFollow?.()}>
              <UserRound aria-hidden />
              Профиль
            </NavLink>
          </li>
        )}
        <li>
          <button type="button" className="side-bar-link" onClick={leave} disabled={leaving}>
            <LogOut aria-hidden />
            Выход
          </button>
        </li>
      </ul>
    </div>
  );
}
