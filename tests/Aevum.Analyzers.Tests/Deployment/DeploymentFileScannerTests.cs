using Aevum.Analyzers.Deployment.Files;

namespace Aevum.Analyzers.Tests.Deployment;

/// <summary>The readers of deployment files on input that nobody would write.</summary>
public sealed class DeploymentFileScannerTests
{
    private static readonly DeploymentFileKind[] Kinds = [DeploymentFileKind.Dockerfile, DeploymentFileKind.Yaml, DeploymentFileKind.EnvironmentFile, DeploymentFileKind.AppSettings, DeploymentFileKind.LaunchSettings];

    private static readonly string[] Fragments =
    [
        "AEVUM_DEV", "AEVUM_DEV=1", "AEVUM_DEV: 1", "ENV ", "ENV", "environment:", "env:", "- ", "name: ", "{", "}", "[", "]", ",", ":", "\"", "'", "\\", "\n", "\r\n", "\r", " ", "  ", "\t", "#", "|", ">", "&a ", "*a", "!t ",
        "---", "<<EOF", "EOF", "RUN ", "CMD ", "/*", "*/", "//", "\"profiles\"", "\"environmentVariables\"", "\"AEVUM_DEV\"", "\\u0041", "null", "~", "\uFEFF", "\u2028", "é", "\0", "export ", "=",
    ];

    [Fact]
    public void Random_files_never_throw_and_every_place_lies_inside_the_file()
    {
        var random = new Random(20261120);
        for (var round = 0; round < 20_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => Fragments[random.Next(Fragments.Length)]));

            foreach (var kind in Kinds)
            {
                Assert.All(DeploymentFileScanner.Scan(kind, text), setting =>
                {
                    Assert.InRange(setting.Span.End, setting.Span.Start, text.Length);
                    Assert.InRange(setting.Removal.End, setting.Removal.Start, text.Length);
                });
            }
        }
    }

    [Theory]
    [InlineData('{')]
    [InlineData('[')]
    [InlineData('"')]
    [InlineData('\\')]
    [InlineData('\n')]
    [InlineData(' ')]
    [InlineData('-')]
    [InlineData(':')]
    [InlineData('&')]
    public void A_file_of_one_letter_is_read_in_time(char letter)
    {
        var text = "environment: " + new string(letter, 200_000) + " AEVUM_DEV=1";

        foreach (var kind in Kinds)
        {
            DeploymentFileScanner.Scan(kind, text);
        }
    }

    [Fact]
    public void Deep_nesting_ends_the_search_and_nothing_else()
    {
        var json = string.Concat(Enumerable.Repeat("{\"a\":", 10_000)) + "{\"AEVUM_DEV\":1}";
        var yaml = "environment: " + string.Concat(Enumerable.Repeat("{a: ", 10_000)) + "AEVUM_DEV: 1";
        var dashes = string.Concat(Enumerable.Repeat("- ", 10_000)) + "AEVUM_DEV=1";

        Assert.Empty(DeploymentFileScanner.Scan(DeploymentFileKind.AppSettings, json));
        Assert.Empty(DeploymentFileScanner.Scan(DeploymentFileKind.Yaml, yaml));
        Assert.Empty(DeploymentFileScanner.Scan(DeploymentFileKind.Yaml, dashes));
    }

    [Theory]
    [InlineData("/src/app/Dockerfile", "Dockerfile")]
    [InlineData("/src/app/dockerfile", "Dockerfile")]
    [InlineData("/src/app/Dockerfile.prod", "Dockerfile")]
    [InlineData("/src/app/Dockerfile.dev", "Other")]
    [InlineData("/src/app/web.Dockerfile", "Dockerfile")]
    [InlineData("/src/app/Containerfile", "Dockerfile")]
    [InlineData("/src/app/Containerfile.prod", "Dockerfile")]
    [InlineData("/src/app/Containerfiles", "Other")]
    [InlineData("/src/deploy/dev/Dockerfile", "Dockerfile")]
    [InlineData("C:\\src\\app\\compose.yaml", "Yaml")]
    [InlineData("/src/app/compose.local.yml", "Other")]
    [InlineData("/src/app/local.yml", "Yaml")]
    [InlineData("/src/app/.env.local", "Other")]
    [InlineData("/src/app/appsettings.txt", "Other")]
    [InlineData("/src/k8s/development/app.yaml", "Other")]
    [InlineData("/src/k8s/live/app.yaml", "Yaml")]
    [InlineData("/src/app/compose.override.yml", "Other")]
    [InlineData("/src/app/override.yml", "Yaml")]
    [InlineData("/home/dev/project/k8s/app.yaml", "Yaml")]
    [InlineData("/home/dev/project/k8s/overlays/dev/app.yaml", "Other")]
    [InlineData("/src/.env", "EnvironmentFile")]
    [InlineData("/src/.env.development.local", "Other")]
    [InlineData("/src/appsettings.Development.json", "Other")]
    [InlineData("/src/appsettings.Staging.json", "AppSettings")]
    [InlineData("/src/Properties/launchSettings.json", "LaunchSettings")]
    [InlineData("/src/package.json", "Other")]
    [InlineData("", "Other")]
    public void A_file_is_judged_by_its_name(string path, string kind) => Assert.Equal(kind, DeploymentFileName.KindOf(path).ToString());
}
