// TeamCity: copy to .teamcity/settings.kts. The agent needs Node 20.19 or newer. A run that finds TEAMCITY_VERSION prints service
// messages: it imports reports/junit.xml, and names each cause as a problem of the build.
// Settings of the platform (BASE_URL, ALLOWED_HOSTS, accounts: .env.example) are parameters env.NAME, passwords of the type Password.
import jetbrains.buildServer.configs.kotlin.*
import jetbrains.buildServer.configs.kotlin.buildSteps.script

version = "2024.12"

project {
    buildType(EndToEnd)
}

object EndToEnd : BuildType({
    name = "End-to-end"
    maxRunningBuilds = 1
    artifactRules = "reports => reports.zip"
    publishArtifacts = PublishMode.ALWAYS
    params {
        text("env.CASES", "", label = "Cases", description = "Ids of cases, for instance 4.8 A12; empty for the whole suite", allowEmpty = true)
    }
    vcs {
        root(DslContext.settingsRoot)
    }
    steps {
        script {
            name = "End-to-end"
            scriptContent = "npm start -- ${'$'}CASES"
        }
        script {
            name = "No secret in what is kept"
            executionMode = BuildStep.ExecutionMode.ALWAYS
            scriptContent = "npm run scan || rm -rf reports"
        }
    }
    failureConditions {
        executionTimeoutMin = 60
    }
})
