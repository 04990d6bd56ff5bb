using System.Reflection;
using Aevum.Audit;
using Aevum.Rules;

namespace Aevum.Engine;

/// <summary>The first event of every engine start: what was captured, by whose key, into which store, under which posture.</summary>
internal static class SessionStart
{
    /// <summary>Events are captured inside the kernel: no call reaches data around it.</summary>
    private const string CaptureSurface = "kernel";

    private static readonly string KernelVersion =
        typeof(SessionStart).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    internal static byte[] Payload(EngineSettings settings, EngineParts parts)
    {
        var manifest = settings.Manifest;
        return KernelPayload.Start()
            .Text("capture_surface", CaptureSurface)
            .Text("ceiling_mode", settings.CeilingMode.ToString())
            .Text("deployment_ceiling", ClassificationText.Of(settings.DeploymentCeiling))
            .Flag("development_mode", settings.IsDevelopmentMode)
            .Text("kernel_version", KernelVersion)
            .Text(SigchainFormat.AnnouncedKeyProvenance, parts.Signer.Provenance)
            .Text("manifest_hash", manifest?.ManifestHash)
            .Text("policy_engine", parts.PolicyEngine.GetType().Name)
            .Text(SigchainFormat.AnnouncedPosture, PostureText(settings.Posture))
            .Text(SigchainFormat.AnnouncedPublicKey, Convert.ToHexStringLower(parts.Signer.PublicKey.Span))
            .Text("rules_version", manifest?.RulesVersion ?? RuleCatalogue.Version)
            .Text("signer_key_id", parts.Signer.KeyId)
            .Flag("store_durable", parts.Store.IsDurable)
            .Text("store_kind", parts.Store.Kind)
            .Flag("verified_on_start", settings.VerifyOnStart)
            .ToBytes();
    }

    private static string PostureText(AevumPosture posture) => posture switch
    {
        AevumPosture.Development => "development",
        AevumPosture.Production => "production",
        AevumPosture.Regulated => "regulated",
        _ => throw new ArgumentOutOfRangeException(nameof(posture), posture, "Not a posture."),
    };
}
