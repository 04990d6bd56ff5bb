using Aevum.Cedar;

namespace Aevum.Policy;

/// <summary>Where a <see cref="CedarPolicyEngine"/> finds its policies. Copied by the engine; later changes have no effect. Not thread-safe.</summary>
public sealed class CedarPolicyEngineOptions
{
    /// <summary>
    /// A folder whose <c>.cedar</c> files are read, subfolders included, in the order of their paths. Null: only the default policies.
    /// </summary>
    public string? Folder { get; set; }

    /// <summary>
    /// A schema, as Cedar text (<c>.cedarschema</c>) or JSON (<c>.json</c>), that describes the engine's actions with more facts than the default one. Null: the
    /// one <c>.cedarschema</c> file of <see cref="Folder"/> if there is one, else the kit's own schema.
    /// </summary>
    public string? SchemaFile { get; set; }

    /// <summary>Add the kit's default policies. Default: true. Without them a folder must permit what it wants done: Cedar denies by default.</summary>
    public bool IncludeDefaults { get; set; } = true;

    /// <summary>Load again when a file of the folder changes. Default: false; <see cref="CedarPolicyEngine.ReloadAsync"/> works either way.</summary>
    public bool Watch { get; set; }

    /// <summary>Bounds on the texts and requests. Default: those of Aevum.Cedar.</summary>
    public CedarLimits Limits { get; set => field = value ?? throw new ArgumentNullException(nameof(value)); } = CedarLimits.Default;

    /// <summary>The most bytes of all policy files together, 1 KiB to 256 MiB. Default: 16 MiB.</summary>
    public long MaxTotalBytes
    {
        get;
        set => field = value is >= 1024 and <= 256L * 1024 * 1024
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "MaxTotalBytes must be between 1 KiB and 256 MiB.");
    } = 16 * 1024 * 1024;

    internal CedarPolicyEngineOptions Copy() => (CedarPolicyEngineOptions)MemberwiseClone();
}
