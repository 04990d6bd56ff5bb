namespace Aevum.Analyzers.Deployment.Files;

/// <summary>Judges a deployment file by its path. Only the folders below a manifest folder are looked at: where a checkout lies says nothing.</summary>
internal static class DeploymentFileName
{
    private static readonly string[] ManifestFolders = ["k8s", "kubernetes", "deploy", "manifests", "overlays"];
    private static readonly char[] FolderSeparators = ['/', '\\'];
    private static readonly char[] WordSeparators = ['.', '-', '_'];

    /// <summary>The kind of the file at <paramref name="path"/>; <see cref="DeploymentFileKind.Other"/> for one that serves development only.</summary>
    public static DeploymentFileKind KindOf(string path)
    {
        var parts = path.Split(FolderSeparators);
        var name = parts[parts.Length - 1];
        var kind = KindOfName(name);
        return ServesDevelopment(name, kind) || (kind is DeploymentFileKind.Yaml && LiesInDevelopmentFolder(parts)) ? DeploymentFileKind.Other : kind;
    }

    private static DeploymentFileKind KindOfName(string name)
    {
        if (Is(name, "launchSettings.json"))
        {
            return DeploymentFileKind.LaunchSettings;
        }

        if (Starts(name, "appsettings") && Ends(name, ".json"))
        {
            return DeploymentFileKind.AppSettings;
        }

        if (Ends(name, ".yml") || Ends(name, ".yaml"))
        {
            return DeploymentFileKind.Yaml;
        }

        if (Is(name, "Dockerfile") || Starts(name, "Dockerfile.") || Ends(name, ".Dockerfile") || Is(name, "Containerfile") || Starts(name, "Containerfile."))
        {
            return DeploymentFileKind.Dockerfile;
        }

        return Starts(name, ".env.") || Ends(name, ".env") ? DeploymentFileKind.EnvironmentFile : DeploymentFileKind.Other;
    }

    private static bool ServesDevelopment(string name, DeploymentFileKind kind)
    {
        var words = name.Split(WordSeparators);
        if (words.Any(word => Is(word, "development") || Is(word, "dev")))
        {
            return true;
        }

        return kind switch
        {
            // Compose merges the override file only where it is not told which files to use: on a developer's machine.
            DeploymentFileKind.Yaml => (Starts(name, "compose") || Starts(name, "docker-compose")) && words.Any(word => Is(word, "override") || Is(word, "local")),
            DeploymentFileKind.EnvironmentFile => words.Any(word => Is(word, "local")),
            _ => false,
        };
    }

    private static bool LiesInDevelopmentFolder(string[] parts)
    {
        var isBelowManifests = false;
        foreach (var folder in parts.Take(parts.Length - 1))
        {
            if (isBelowManifests && (Is(folder, "dev") || Is(folder, "development")))
            {
                return true;
            }

            isBelowManifests |= ManifestFolders.Any(manifests => Is(folder, manifests));
        }

        return false;
    }

    private static bool Is(string text, string expected) => string.Equals(text, expected, StringComparison.OrdinalIgnoreCase);

    private static bool Starts(string text, string start) => text.StartsWith(start, StringComparison.OrdinalIgnoreCase);

    private static bool Ends(string text, string end) => text.EndsWith(end, StringComparison.OrdinalIgnoreCase);
}
