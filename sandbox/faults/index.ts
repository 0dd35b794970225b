/** All faults. A new fault needs only an entry in a list of its area. */
import { ACCEPTED_GRADE_FAULTS } from './accepted-grades';
import { ACCESS_FAULTS } from './access';
import { ACCOUNT_RULE_FAULTS } from './account-rules';
import { ACCOUNT_STATE_FAULTS } from './account-state';
import { ACCOUNT_TEXT_FAULTS } from './account-texts';
import { ADMINISTRATION_FAULTS } from './administration';
import { ADMINISTRATION_PAGE_FAULTS } from './administration-pages';
import { ANSWER_FAULTS } from './answers';
import { ASSIGNMENT_LIFE_FAULTS } from './assignment-life';
import { ASSIGNMENT_FAULTS } from './assignments';
import { DEPLOYMENT_FAULTS, GROUP_FAULTS } from './deployment';
import { DIALOG_FOCUS_FAULTS } from './dialog-focus';
import { FILE_ACCESS_FAULTS } from './file-access';
import { FAMILY_FAULTS } from './family';
import { AREAS, type Area, type Fault } from './fault';
import { FILE_FAULTS } from './files';
import { GRADE_FAULTS } from './grades';
import { PERFORMANCE_FAULTS } from './performance';
import { READABILITY_FAULTS } from './readability';
import { PRESS_FAULTS, TOGETHER_FAULTS } from './repeated-requests';
import { STATE_FAULTS } from './outdated-state';
import { ACCOUNT_DATA_FAULTS } from './account-data';
import { ASSIGNMENT_STATE_FAULTS } from './assignment-states';
import { FORM_FAULTS } from './forms';
import { MESSAGE_FAULTS } from './messages';
import { ORIENTATION_FAULTS } from './orientation';
import { MIX_UP_FAULTS } from './mix-ups';
import { LIST_FAULTS } from './lists-and-counts';
import { NAMED_USER_FAULTS } from './named-users';
import { ACCOUNT_CHANGE_FAULTS } from './account-changes';
import { CONTACT_AND_REPORT_FAULTS } from './contacts-and-reports';
import { SECOND_RECORD_FAULTS } from './second-records';
import { LATENESS_FAULTS } from './lateness';
import { OPERATION_FAULTS } from './operation';
import { PAGE_FAULTS } from './page';
import { AFTER_ACTION_FAULTS } from './page-after-action';
import { SECOND_LOOK_FAULTS } from './second-looks';
import { REFUSED_FORM_FAULTS } from './refused-forms';
import { SHOWN_FAULTS } from './page-shown';
import { LEFT_OPEN_FAULTS } from './left-open';
import { USE_FAULTS } from './page-use';
import { SECURITY_ACCESS_FAULTS } from './security-access';
import { SECURITY_REQUEST_FAULTS } from './security-requests';
import { SECURITY_SURROUNDINGS_FAULTS } from './security-surroundings';
import { SIDE_EFFECT_FAULTS } from './side-effects';
import { SIGN_IN_FAULTS } from './sign-in';

/** A fault with its area. */
export interface ListedFault extends Fault {
  area: Area;
}

const BY_AREA: Record<Area, readonly Fault[]> = {
  'sign-in': SIGN_IN_FAULTS,
  access: ACCESS_FAULTS,
  assignments: [...ASSIGNMENT_FAULTS, ...ASSIGNMENT_LIFE_FAULTS, ...ASSIGNMENT_STATE_FAULTS],
  answers: ANSWER_FAULTS,
  lateness: LATENESS_FAULTS,
  files: [...FILE_FAULTS, ...FILE_ACCESS_FAULTS],
  grades: [...GRADE_FAULTS, ...ACCEPTED_GRADE_FAULTS],
  family: [
    ...FAMILY_FAULTS,
    ...STATE_FAULTS,
    ...SIDE_EFFECT_FAULTS,
    ...SECOND_RECORD_FAULTS,
    ...CONTACT_AND_REPORT_FAULTS,
  ],
  administration: [
    ...ADMINISTRATION_FAULTS,
    ...ACCOUNT_STATE_FAULTS,
    ...ADMINISTRATION_PAGE_FAULTS,
    ...TOGETHER_FAULTS,
    ...ACCOUNT_DATA_FAULTS,
    ...ACCOUNT_CHANGE_FAULTS,
    ...ACCOUNT_RULE_FAULTS,
    ...ACCOUNT_TEXT_FAULTS,
  ],
  page: [
    ...PAGE_FAULTS,
    ...AFTER_ACTION_FAULTS,
    ...PRESS_FAULTS,
    ...USE_FAULTS,
    ...LEFT_OPEN_FAULTS,
    ...SHOWN_FAULTS,
    ...FORM_FAULTS,
    ...REFUSED_FORM_FAULTS,
    ...MIX_UP_FAULTS,
    ...READABILITY_FAULTS,
    ...DIALOG_FOCUS_FAULTS,
    ...MESSAGE_FAULTS,
    ...ORIENTATION_FAULTS,
    ...SECOND_LOOK_FAULTS,
    ...NAMED_USER_FAULTS,
    ...LIST_FAULTS,
  ],
  operation: OPERATION_FAULTS,
  security: [...SECURITY_ACCESS_FAULTS, ...SECURITY_REQUEST_FAULTS, ...SECURITY_SURROUNDINGS_FAULTS],
  performance: PERFORMANCE_FAULTS,
  api: GROUP_FAULTS,
  deployment: DEPLOYMENT_FAULTS,
};

export const FAULTS: readonly ListedFault[] = AREAS.flatMap((area) =>
  BY_AREA[area].map((fault) => ({ ...fault, area })),
);
