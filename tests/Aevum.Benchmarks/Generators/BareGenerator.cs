using Microsoft.CodeAnalysis;

namespace Aevum.Benchmarks.Generators;

/// <summary>The least a generator with the attribute of this one can do: it finds the declarations and reads one name of each. What it costs is the compiler's own share.</summary>
internal sealed class BareGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var names = context.SyntaxProvider.ForAttributeWithMetadataName(
            "Aevum.ConsentPurposeAttribute", static (_, _) => true, static (found, _) => (Type: found.TargetSymbol.Name, Purpose: (string?)found.Attributes[0].ConstructorArguments[0].Value));
        context.RegisterSourceOutput(names, static (output, name) => output.AddSource(name.Type + ".g.cs", $"// {name.Purpose}"));
    }
}
