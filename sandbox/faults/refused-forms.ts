import type { Fault } from './fault';
import type { FaultHooks } from './fault-hooks';

/** After a change that the server refused, the page does something else than it must. */
function afterRefusal(hooks: FaultHooks, what: 'success' | 'silent' | 'closed' | 'busy'): void {
  hooks.page((wrong) => {
    const send = window.fetch.bind(window);
    const hide = () => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('[role=alert], [role=region] li { display: none !important; }');
      document.adoptedStyleSheets.push(sheet);
    };
    const close = () =>
      document.querySelectorAll<HTMLButtonElement>('[role=dialog] .dialog-close').forEach((button) => button.click());
    window.fetch = async (address, init) => {
      const response = await send(address, init);
      if ((init?.method ?? 'GET') === 'GET' || response.status !== 400) return response;
      if (wrong === 'success') return new Response('{}', { status: 200 });
      if (wrong === 'silent') hide();
      // The page closes the form in the same moment in which it reports the refusal.
      if (wrong === 'closed') setTimeout(close, 20);
      return wrong === 'busy' ? new Promise<Response>(() => undefined) : response;
    };
  }, what);
}

const DETECTED_BY = [
  'S3 an answer can be sent again after the connection broke',
  'S4 a grade can be sent again after the connection broke',
  'T a report can be sent again after the connection broke',
] as const;

/** Forms that treat a refusal of the server otherwise than a broken connection. */
export const REFUSED_FORM_FAULTS: readonly Fault[] = [
  {
    id: 'refusal-taken-for-success',
    breaks: 'the page announces a change as done that the server has refused',
    detectedBy: [
      'S1 a new assignment can be sent again after the connection broke, and is stored once',
      ...DETECTED_BY,
    ],
    inject: (hooks) => afterRefusal(hooks, 'success'),
  },
  {
    id: 'refusal-untold',
    breaks: 'the page says nothing when the server refuses a change',
    detectedBy: DETECTED_BY,
    inject: (hooks) => afterRefusal(hooks, 'silent'),
  },
  {
    id: 'refusal-closes-form',
    breaks: 'a form closes when the server refuses it, and what was typed is lost',
    detectedBy: DETECTED_BY,
    inject: (hooks) => afterRefusal(hooks, 'closed'),
  },
  {
    id: 'refusal-keeps-form-busy',
    breaks: 'a form stays busy when the server refuses it',
    detectedBy: DETECTED_BY,
    inject: (hooks) => afterRefusal(hooks, 'busy'),
  },
];
