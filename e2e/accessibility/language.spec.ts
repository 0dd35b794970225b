import { about, dashboards, skipMissingFeature, test } from '../../fixtures';

/** A screen reader chooses its voice by the declared language, and a browser what it offers to translate. */
test(
  'Y the pages declare the language in which they are written',
  about({
    titleRu: 'страницы объявляют язык, на котором написаны',
    scenario: 'Y',
    cases: [],
    owner: 'accounts',
    roles: ['student'],
    changesData: false,
  }),
  async ({ guest, student }) => {
    await guest.opensSignIn();
    await student.blockedUnless('the start page of the student does not open', () => student.opens(dashboards.student));
    const declared = [await guest.declaredLanguage(), await student.declaredLanguage()];
    await skipMissingFeature(
      declared.some((language) => !/^ru\b/i.test(language)),
      `Russian as the declared language of its pages (it declares «${declared.join('» and «')}»)`,
    );
  },
);
