namespace Aevum.Signers.Tests.Services;

/// <summary>Files as secret mounts provide them.</summary>
internal static class SecretFile
{
    internal static async Task<string> WriteAsync(string secret)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("aevum-mount-").FullName, "secret");
        await File.WriteAllTextAsync(file, secret + "\n", TestContext.Current.CancellationToken);
        return file;
    }
}
