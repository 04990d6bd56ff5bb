namespace Aevum.Package.Tests;

/// <summary>A user's project, in a folder of its own.</summary>
internal sealed class Consumer(string folder)
{
    public string Folder => folder;

    /// <summary>The reference that brings the whole kit.</summary>
    public static string Reference(string attributes = "") => $"<PackageReference Include=\"Aevum.Core\" Version=\"{PackedKit.Version}\" {attributes} />";

    public Consumer WithProject(string items, string rest = "", string name = "App")
    {
        Write($"{name}/{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Library</OutputType>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>{items}</ItemGroup>
              {rest}
            </Project>
            """);
        return this;
    }

    public Consumer With(string path, string text)
    {
        Write(path, text);
        return this;
    }

    public Task<BuildResult> BuildAsync(params IEnumerable<string> arguments) =>
        Dotnet.RunAsync(folder, ["build", "App/App.csproj", "--nologo", "-v", "m", "-nodeReuse:false", .. arguments]);

    /// <summary>Runs the program that was built.</summary>
    public Task<BuildResult> RunAsync(string? argument = null, string configuration = "Release") =>
        Dotnet.RunAsync(folder, ["exec", $"App/bin/{configuration}/net10.0/App.dll", .. (IEnumerable<string>)(argument is null ? [] : [argument])]);

    /// <summary>Holds the program that was built against the rules, with the command that users have.</summary>
    public Task<BuildResult> PreflightAsync(string configuration = "Release") =>
        Dotnet.RunAsync(folder, "exec", Path.Combine(AppContext.BaseDirectory, "Aevum.Cli.dll"), "preflight", $"App/bin/{configuration}/net10.0/App.dll");

    private void Write(string path, string text)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
