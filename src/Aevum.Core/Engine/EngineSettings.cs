using Aevum.Audit.Verification;
using Aevum.Declarations;
using Aevum.Engine.Append;

namespace Aevum.Engine;

/// <summary>The options of one engine, copied and checked at its start. Immutable.</summary>
internal sealed record EngineSettings
{
    internal required AevumPosture Posture { get; init; }

    internal required bool IsDevelopmentMode { get; init; }

    internal required Classification DeploymentCeiling { get; init; }

    internal required CeilingMode CeilingMode { get; init; }

    internal required TimeProvider Time { get; init; }

    internal required bool VerifyOnStart { get; init; }

    internal required PayloadLimits Limits { get; init; }

    internal required PipelineLimits Pipeline { get; init; }

    internal required TimeSpan SignerTimeout { get; init; }

    internal required TimeSpan PolicyTimeout { get; init; }

    internal required IReadOnlyList<PinnedKey> TrustedKeys { get; init; }

    internal required IReadOnlyList<IAevumObserver> Observers { get; init; }

    internal required BuildManifest? Manifest { get; init; }

    /// <summary>Copies the options; <paramref name="developmentSwitch"/> is the value of <c>AEVUM_DEV</c>, which the regulated posture never reads.</summary>
    /// <exception cref="ArgumentException">An option is out of range; the message names it.</exception>
    internal static EngineSettings Of(AevumOptions options, Func<string?> developmentSwitch)
    {
        var manifest = options.BuildManifest ?? BuildManifests.OfEntryAssembly;
        var posture = Strictest(options.Posture, manifest?.Posture ?? AevumPosture.Development);
        return new EngineSettings
        {
            Posture = posture,
            IsDevelopmentMode = posture != AevumPosture.Regulated && string.Equals(developmentSwitch(), "1", StringComparison.Ordinal),
            DeploymentCeiling = options.DeploymentCeiling,
            CeilingMode = options.CeilingMode,
            Time = options.TimeProvider,
            VerifyOnStart = options.VerifyOnStart,
            Limits = new PayloadLimits(options.MaxPayloadBytes, options.MaxPayloadDepth),
            Pipeline = new PipelineLimits(options.QueueCapacity, options.MaxBatchSize),
            SignerTimeout = options.SignerTimeout,
            PolicyTimeout = options.PolicyTimeout,
            TrustedKeys = [.. options.TrustedKeys],
            Observers = [.. options.Observers],
            Manifest = manifest,
        };
    }

    /// <summary>Neither the build nor the host can relax what the other demands.</summary>
    private static AevumPosture Strictest(AevumPosture first, AevumPosture second) => first > second ? first : second;
}
