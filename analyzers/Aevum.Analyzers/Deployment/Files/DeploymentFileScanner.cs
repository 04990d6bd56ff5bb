namespace Aevum.Analyzers.Deployment.Files;

/// <summary>Finds what switches development mode on in one deployment file.</summary>
internal static class DeploymentFileScanner
{
    /// <summary>Larger files are not read: no deployment file is that long.</summary>
    public const int MaxLength = 1 << 20;

    /// <summary>The findings in the order of the file.</summary>
    public static IReadOnlyList<DevelopmentSetting> Scan(DeploymentFileKind kind, string text)
    {
        // Most files never name the variable. JSON may spell it with escapes and a Dockerfile may break it over two lines, so there the name is not looked for first.
        if (kind is DeploymentFileKind.Yaml or DeploymentFileKind.EnvironmentFile && text.IndexOf(DevelopmentVariable.Name, StringComparison.Ordinal) < 0)
        {
            return [];
        }

        var found = kind switch
        {
            DeploymentFileKind.Dockerfile => DockerfileScanner.Scan(text),
            DeploymentFileKind.Yaml => YamlScanner.Scan(text),
            DeploymentFileKind.EnvironmentFile => EnvironmentFileScanner.Scan(text),
            DeploymentFileKind.AppSettings => AppSettingsScanner.Scan(text),
            DeploymentFileKind.LaunchSettings => LaunchSettingsScanner.Scan(text),
            _ => [],
        };
        found.Sort(static (left, right) => left.Span.CompareTo(right.Span));
        return found;
    }
}
