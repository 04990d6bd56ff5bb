using Aevum.Analyzers.Common;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aevum.Analyzers.Policy;

/// <summary>The rules AEV4xxx.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PolicyAnalyzer() : KitAnalyzer(new AEV4001PermissivePolicy(), new AEV4002PolicyInvalid(), new AEV4003PolicyServiceInsecure());
