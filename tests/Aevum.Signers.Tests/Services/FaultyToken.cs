using System.Buffers.Binary;
using Aevum.Signers.Tests.Pkcs11;
using Aevum.Signing;

namespace Aevum.Signers.Tests.Services;

/// <summary>A SoftHSM2 token of its own that can be pulled, and whose key can be taken away.</summary>
internal sealed class FaultyToken : FaultyService
{
    private readonly SoftToken _module;
    private readonly string _label;
    private readonly string _files;
    private readonly Pkcs11Options _options;
    private readonly Pkcs11Signer _signer;

    private FaultyToken(SoftToken module, string label, string? pinFile)
    {
        _module = module;
        _label = label;
        _files = module.FolderOf(label);
        _options = module.Options(o => (o.TokenLabel, o.Pin, o.PinFile) = (label, pinFile is null ? SoftToken.Pin : null, pinFile));
        _signer = new Pkcs11Signer(_options);
    }

    internal override ISigner Signer => _signer;

    internal override object Options => _options;

    internal override IReadOnlyList<string> Secrets => [SoftToken.Pin];

    internal override IReadOnlyList<ServiceFault> Faults =>
    [
        new("token pulled", () => Move(_files, Away), () => Move(Away, _files)),
        new("key deleted", TakeKeyAsync, GiveKeyBackAsync),
    ];

    private string Away => _module.Folder + "-away-" + _label;

    internal static async Task<FaultyToken> OpenAsync(string name)
    {
        var module = SoftToken.Require();
        return new FaultyToken(module, module.TakeSpare(), name == "pkcs11 by PIN file" ? await SecretFile.WriteAsync(SoftToken.Pin) : null);
    }

    public override ValueTask DisposeAsync()
    {
        _signer.Dispose();
        _module.PutBack(_label);
        return ValueTask.CompletedTask;
    }

    /// <summary>The objects of a token are files beside the one that describes the token. As another process would, this counts the token's generation up.</summary>
    private Task TakeKeyAsync()
    {
        Directory.CreateDirectory(Away);
        return MoveObjects(_files, Away);
    }

    private async Task GiveKeyBackAsync()
    {
        await MoveObjects(Away, _files);
        Directory.Delete(Away);
    }

    private Task MoveObjects(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from).Where(file => Path.GetFileName(file) is not ("token.object" or "token.lock" or "generation")))
        {
            File.Move(file, Path.Combine(to, Path.GetFileName(file)));
        }

        var generation = Path.Combine(_files, "generation");
        var count = File.ReadAllBytes(generation);
        BinaryPrimitives.WriteUInt64BigEndian(count, BinaryPrimitives.ReadUInt64BigEndian(count) + 1);
        File.WriteAllBytes(generation, count);
        return Task.CompletedTask;
    }

    private static Task Move(string from, string to)
    {
        Directory.Move(from, to);
        return Task.CompletedTask;
    }
}
