using Aevum.Analyzers.Common;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aevum.Analyzers.Kit;

/// <summary>The rules about the options of the kit.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class KitOptionsAnalyzer() : KitAnalyzer(new AEV9011OptionInvalid());
