namespace Aevum.Analyzers.Deployment.Files;

/// <summary>What a file given to the compiler as an additional file is, judged by its name.</summary>
internal enum DeploymentFileKind
{
    /// <summary>Not a file that sets environment variables, or one that serves development only.</summary>
    Other,

    /// <summary>A Dockerfile or Containerfile.</summary>
    Dockerfile,

    /// <summary>A compose file, a Kubernetes manifest, a Helm values file.</summary>
    Yaml,

    /// <summary>An environment file: one variable per line.</summary>
    EnvironmentFile,

    /// <summary>An <c>appsettings*.json</c>.</summary>
    AppSettings,

    /// <summary>A <c>launchSettings.json</c>.</summary>
    LaunchSettings,
}
