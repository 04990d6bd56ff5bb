using Microsoft.CodeAnalysis;

namespace Aevum.Analyzers.Tests.Harness;

/// <summary>Writes the name of the assembly into a file; throws when the assembly is called <c>Broken</c>.</summary>
[Generator]
internal sealed class ProbeGenerator : IIncrementalGenerator
{
    public const string Step = "Name";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var name = context.CompilationProvider.Select(static (compilation, _) => compilation.AssemblyName ?? string.Empty).WithTrackingName(Step);
        context.RegisterSourceOutput(name, static (output, name) => output.AddSource("Name.g.cs", name == "Broken" ? throw new InvalidOperationException("the probe throws") : $"// {name}"));
    }
}
