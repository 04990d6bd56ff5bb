using Aevum.Analyzers.Guards;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aevum.Analyzers.Tests.Guards;

/// <summary>Which directives leave code out of every build that does not define DEBUG. Each text is parsed with both symbols, then with each alone.</summary>
public sealed class DebugGuardTests
{
    [Theory]
    [InlineData("DEBUG")]
    [InlineData("(DEBUG)")]
    [InlineData("!!DEBUG")]
    [InlineData("TRACE && DEBUG")]
    [InlineData("DEBUG && !TRACE || DEBUG")]
    [InlineData("!(TRACE || !DEBUG)")]
    [InlineData("!(!TRACE || !DEBUG)")]
    public void A_condition_that_needs_the_symbol_guards(string condition) => Assert.True(Covers($"#if {condition}\nint Here;\n#endif"));

    [Theory]
    [InlineData("!DEBUG")]
    [InlineData("TRACE")]
    [InlineData("DEBUG || TRACE")]
    [InlineData("TRACE || DEBUG")]
    [InlineData("!(TRACE && !DEBUG)")]
    [InlineData("!(!DEBUG && TRACE)")]
    [InlineData("DEBUG == DEBUG")]
    [InlineData("!(!DEBUG == TRACE)")]
    [InlineData("true")]
    public void A_condition_that_can_hold_without_the_symbol_does_not_guard(string condition) => Assert.False(Covers($"#if {condition}\nint Here;\n#endif"));

    [Theory]
    [InlineData("#if !DEBUG\n#else\nint Here;\n#endif")]
    [InlineData("#if OTHER\n#elif DEBUG\nint Here;\n#endif")]
    [InlineData("#if !DEBUG\n#elif TRACE\nint Here;\n#endif")]
    [InlineData("#if !DEBUG\n#elif OTHER\n#elif TRACE\nint Here;\n#endif")]
    [InlineData("#if OTHER\n#elif !DEBUG\n#else\nint Here;\n#endif")]
    [InlineData("#if OTHER\n#elif !DEBUG\n#elif TRACE\nint Here;\n#endif")]
    [InlineData("#if DEBUG\n#if TRACE\n#endif\nint Here;\n#endif")]
    public void A_branch_that_needs_the_symbol_guards(string text) => Assert.True(Covers(text));

    [Theory]
    [InlineData("int Here;")]
    [InlineData("#if DEBUG\n#endif\nint Here;")]
    [InlineData("#if DEBUG && OTHER\n#else\nint Here;\n#endif")]
    [InlineData("#if OTHER\n#else\nint Here;\n#endif")]
    [InlineData("#if TRACE\n#if !DEBUG\n#endif\nint Here;\n#endif")]
    [InlineData("#define DEBUG\n#if DEBUG\nint Here;\n#endif")]
    [InlineData("#endif\n#else\n#elif DEBUG\nint Here;")]
    public void Other_code_is_not_guarded(string text) => Assert.False(Covers(text));

    /// <summary>The answer for the variable <c>Here</c>, which must stand in an active branch for some of the symbols.</summary>
    private static bool Covers(string text)
    {
        string[][] symbols = [["DEBUG", "TRACE"], ["DEBUG"], ["TRACE"], []];
        var here = symbols.Select(defined => CSharpSyntaxTree.ParseText(text, CSharpParseOptions.Default.WithPreprocessorSymbols(defined), cancellationToken: TestContext.Current.CancellationToken))
            .SelectMany(tree => tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<VariableDeclaratorSyntax>())
            .ToArray();
        Assert.NotEmpty(here);
        return here.Select(place => DebugGuard.CoversPosition(place, TestContext.Current.CancellationToken)).Distinct().Single();
    }
}
