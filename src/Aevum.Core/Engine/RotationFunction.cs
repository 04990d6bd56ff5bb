using Aevum.Audit;
using Aevum.Audit.Verification;
using Aevum.Engine.Append;
using Aevum.Signing;

namespace Aevum.Engine;

/// <summary>
/// Hands the ledger over to another key: the old key signs a <c>key.rotated</c> event that names the new public key, and what follows is signed by the new one.
/// </summary>
internal sealed class RotationFunction(EngineKernel kernel, EngineParts parts, ChainAudit audit)
{
    private const string KernelActor = "aevum-kernel";

    /// <summary>One rotation at a time.</summary>
    private readonly KeyGate _gate = new();
    private volatile SigningKey _key = KeyOf(parts.Signer);

    internal SigningKey SigningKey => _key;

    internal async ValueTask RotateAsync(ISigner next, CancellationToken ct)
    {
        using var lease = await _gate.EnterAsync(EventTypes.KeyRotated, ct).ConfigureAwait(false);
        if (next is IRemoteSigner remote)
        {
            await remote.ConnectAsync(ct).ConfigureAwait(false);
        }

        EngineParts.RequireAllowed(next, kernel.Settings.Posture);
        var key = KeyOf(next);
        if (key.PublicKey.Span.SequenceEqual(_key.PublicKey.Span))
        {
            throw new ArgumentException("The next signer has the key that signs already; a rotation needs another key.", nameof(next));
        }

        var call = kernel.Call(FunctionNames.Session, KernelActor, null, null);
        var draft = kernel.Draft(call, EventTypes.KeyRotated, PayloadOf(_key, key));
        await kernel.Pipeline.AppendAsync(new AppendItem { Draft = draft, NextSigner = next }, ct).ConfigureAwait(false);
        audit.Trust(new PinnedKey(key.PublicKey.Span));
        _key = key;
        parts.Replace(next);
    }

    /// <summary>Asks a remote signer how it fares; a signer in memory is always healthy.</summary>
    internal ValueTask CheckSignerAsync(CancellationToken ct) =>
        parts.Signer is IRemoteSigner remote ? remote.CheckHealthAsync(ct) : ValueTask.CompletedTask;

    private static SigningKey KeyOf(ISigner signer) => new(signer.KeyId, signer.Provenance, signer.PublicKey.ToArray());

    private static byte[] PayloadOf(SigningKey before, SigningKey after) => KernelPayload.Start()
        .Text(SigchainFormat.AnnouncedKeyProvenance, after.Provenance)
        .Text("previous_signer_key_id", before.KeyId)
        .Text(SigchainFormat.AnnouncedPublicKey, Convert.ToHexStringLower(after.PublicKey.Span))
        .Text(SigchainFormat.AnnouncedKeyId, after.KeyId)
        .ToBytes();
}
