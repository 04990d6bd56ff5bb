namespace Aevum.Generators.Models;

/// <summary>A signer that announces itself, from this assembly or a referenced one.</summary>
internal sealed record SignerModel
{
    /// <summary>The kind that selects the signer.</summary>
    public required string Kind { get; init; }

    /// <summary>True when the private key lives outside this process.</summary>
    public required bool IsExternal { get; init; }

    /// <summary>The simple name of the type, not escaped.</summary>
    public required string TypeName { get; init; }

    /// <summary>The metadata name of the type.</summary>
    public required string MetadataName { get; init; }

    /// <summary>The type, <c>global::</c>-qualified and escaped.</summary>
    public required string TypeText { get; init; }

    /// <summary>The arguments of the constructor that is used.</summary>
    public required EquatableArray<SignerParameterModel> Parameters { get; init; }

    /// <summary>The options the constructor takes; null when it takes none.</summary>
    public required SignerOptionsModel? Options { get; init; }
}
