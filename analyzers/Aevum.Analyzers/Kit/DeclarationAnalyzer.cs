using Aevum.Analyzers.Common;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aevum.Analyzers.Kit;

/// <summary>The rules AEV9002 to AEV9010: what is wrong with a declaration from which the generator makes code.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeclarationAnalyzer() : KitAnalyzer(new DeclarationRule());
