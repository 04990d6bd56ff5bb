namespace Aevum.Generators.Models;

/// <summary>A signer that announces itself, from this assembly or a referenced one.</summary>
internal sealed record SignerModel
{
    /// <summary>The kind that selects the signer.</summary>
    public string Kind { get; init; } = "";

    /// <summary>True when the private key lives outside this process.</summary>
    public bool IsExternal { get; init; }

    /// <summary>The simple name of the type, not escaped.</summary>
    public string TypeName { get; init; } = "";

    /// <summary>The metadata name of the type.</summary>
    public string MetadataName { get; init; } = "";

    /// <summary>The type, <c>global::</c>-qualified and escaped.</summary>
    public string TypeText { get; init; } = "";

    /// <summary>The arguments of the constructor that is used.</summary>
    public EquatableArray<SignerParameterModel> Parameters { get; init; }

    /// <summary>The options the constructor takes; null when it takes none.</summary>
    public SignerOptionsModel? Options { get; init; }
}
