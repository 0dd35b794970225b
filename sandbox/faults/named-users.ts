import type { Fault } from './fault';

const OWN_NAME = 'AR a phone number that the student stores in the own profile changes nothing else of the account';

/** Faults by which a page or a message names another user than the one concerned. */
export const NAMED_USER_FAULTS: readonly Fault[] = [
  {
    id: 'top-bar-names-another',
    breaks: 'the bar above each page names another user',
    detectedBy: [OWN_NAME],
    inject: (hooks) =>
      hooks.page(() => {
        new MutationObserver(() => {
          const name = document.querySelector('.top-bar-user span');
          if (name !== null && name.textContent !== 'Ivan Petrov') name.textContent = 'Ivan Petrov';
        }).observe(document, { childList: true, subtree: true });
      }),
  },
  {
    id: 'top-bar-tells-another-role',
    breaks: 'the bar above each page calls every user «Преподаватель»',
    detectedBy: [OWN_NAME],
    inject: (hooks) =>
      hooks.page(() => {
        new MutationObserver(() => {
          const role = document.querySelector('.top-bar-user small');
          if (role !== null && role.textContent !== 'Преподаватель') role.textContent = 'Преподаватель';
        }).observe(document, { childList: true, subtree: true });
      }),
  },
  {
    id: 'login-of-credentials-longer',
    breaks: 'the login that is shown with a new password has a character too many',
    detectedBy: ['BW4', 'BW2'],
    inject: (hooks) =>
      hooks.page(() => {
        new MutationObserver(() => {
          const login = document.querySelector('.credentials code');
          if (login === null || login.hasAttribute('data-changed')) return;
          login.setAttribute('data-changed', '');
          login.textContent = `${login.textContent}1`;
        }).observe(document, { childList: true, subtree: true });
      }),
  },
  {
    id: 'message-names-another-student',
    breaks: 'the message that a subject is assigned names another student',
    detectedBy: ['BW the subjects that the admin assigns are stored for teacher and student'],
    inject: (hooks) =>
      hooks.page(() => {
        new MutationObserver(() => {
          for (const text of document.querySelectorAll('li *'))
            if (text.childElementCount === 0 && /^Назначено 1 предмет.* для (?!Anna)/.test(text.textContent))
              text.textContent = 'Назначено 1 предмет(ов) для Anna Ivanova';
        }).observe(document, { childList: true, subtree: true, characterData: true });
      }),
  },
];
