using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Aevum.Signers.Tests.Pkcs11;

/// <summary>A SoftHSM2 token of this test process, with the key <c>aevum</c>. A token is real: made by softhsm2-util, its keys by our code and by pkcs11-tool.</summary>
internal sealed partial class SoftToken
{
    internal const string Label = "aevum-tests";
    internal const string KeyLabel = "aevum";

    /// <summary>A token of its own for each test that spoils one.</summary>
    internal const string LabelForPins = "aevum-pins";
    internal const string LabelForPulling = "aevum-pulled";

    private static readonly Lazy<SoftToken?> Instance = new(Create);

    private readonly ConcurrentBag<string> _spares = [.. Enumerable.Range(1, 4).Select(number => $"aevum-spare-{number}")];

    private SoftToken(string module, string folder)
    {
        Module = module;
        Folder = folder;
    }

    /// <summary>Where the module keeps its tokens.</summary>
    internal string Folder { get; }

    internal static string Pin { get; } = RandomNumberGenerator.GetString("0123456789", 12);

    internal string Module { get; }

    internal static SoftToken Require()
    {
        Integration.Require(Instance.Value is not null, "SoftHSM2", "Install the Debian packages softhsm2 and opensc.");
        return Instance.Value!;
    }

    internal Pkcs11Options Options(Action<Pkcs11Options>? change = null)
    {
        var options = new Pkcs11Options { ModulePath = Module, TokenLabel = Label, KeyLabel = KeyLabel, Pin = Pin, MaxSessions = 4 };
        change?.Invoke(options);
        return options;
    }

    /// <summary>A token that one test may spoil. The module finds only tokens that were there when it was initialised, so they are made beforehand.</summary>
    internal string TakeSpare() => _spares.TryTake(out var label) ? label : throw new InvalidOperationException("More tests spoil tokens at once than SoftToken makes.");

    internal void PutBack(string label) => _spares.Add(label);

    /// <summary>Where the module keeps the token of this label.</summary>
    internal string FolderOf(string label) => Directory.GetDirectories(Folder).Single(folder =>
        File.ReadAllBytes(Path.Combine(folder, "token.object")).AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(label)) >= 0);

    internal static void Run(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{command} failed: {error.Result}");
    }

    private static SoftToken? Create()
    {
        string[] places = ["/usr/lib/softhsm/libsofthsm2.so", "/usr/lib64/pkcs11/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so", "/opt/homebrew/lib/softhsm/libsofthsm2.so"];
        if (places.FirstOrDefault(File.Exists) is not { } module)
        {
            return null;
        }

        var folder = Directory.CreateTempSubdirectory("aevum-softhsm-").FullName;
        var tokens = Directory.CreateDirectory(Path.Combine(folder, "tokens")).FullName;
        var configuration = Path.Combine(folder, "softhsm2.conf");
        File.WriteAllText(configuration, $"directories.tokendir = {tokens}\nobjectstore.backend = file\nlog.level = ERROR\n");

        // The module reads the C environment, which .NET's own setter does not change.
        Environment.SetEnvironmentVariable("SOFTHSM2_CONF", configuration);
        Assert.Equal(0, SetVariable("SOFTHSM2_CONF", configuration, 1));
        var token = new SoftToken(module, tokens);
        string[] labels = [Label, LabelForPins, LabelForPulling, .. token._spares];
        foreach (var label in labels)
        {
            Initialise(label);
        }

        foreach (var label in labels)
        {
            token.GenerateKey(label);
        }

        return token;
    }

    private static void Initialise(string label) => Run("softhsm2-util", "--init-token", "--free", "--label", label, "--so-pin", "12345678", "--pin", Pin);

    private void GenerateKey(string label) => Pkcs11Signer.GenerateKeyAsync(Options(o => o.TokenLabel = label)).GetAwaiter().GetResult();

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);
}
