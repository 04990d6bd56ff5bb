using Aevum.Signing;

namespace Aevum.Cli;

public sealed class KeygenTests
{
    [Fact]
    public async Task The_private_file_is_for_its_owner_alone_and_signs_for_the_printed_key()
    {
        var folder = Directory.CreateTempSubdirectory("aevum-keygen-");
        try
        {
            var file = Path.Combine(folder.FullName, "key.pem");
            using var output = new MemoryStream();
            using var terminal = new Terminal(Stream.Null, output, TextWriter.Null);

            var exitCode = await CommandLine.RunAsync(["keygen", file], terminal, TestContext.Current.CancellationToken);

            using var signer = InProcessSigner.FromPkcs8Pem(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
            Assert.Equal(ExitCode.Success, exitCode);
            Assert.Equal(Convert.ToHexStringLower(signer.PublicKey.Span) + "\n", System.Text.Encoding.UTF8.GetString(output.ToArray()));
            Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task An_interrupted_command_returns_130()
    {
        using var terminal = new Terminal(new MemoryStream("[]"u8.ToArray()), Stream.Null, TextWriter.Null);

        var exitCode = await CommandLine.RunAsync(
            ["verify", "-", "--key", "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"], terminal, new CancellationToken(canceled: true));

        Assert.Equal(ExitCode.Interrupted, exitCode);
    }
}
