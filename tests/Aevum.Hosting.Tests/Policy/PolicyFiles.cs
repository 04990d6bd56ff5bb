namespace Aevum.Hosting.Tests.Policy;

/// <summary>A folder of policy files for one test.</summary>
internal sealed class PolicyFiles : IDisposable
{
    internal PolicyFiles(params IEnumerable<(string Name, string Text)> files)
    {
        Path = Directory.CreateTempSubdirectory("aevum-policies-").FullName;
        foreach (var (name, text) in files)
        {
            Write(name, text);
        }
    }

    internal string Path { get; }

    internal void Write(string name, string text) => File.WriteAllText(System.IO.Path.Combine(Path, name), text);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
