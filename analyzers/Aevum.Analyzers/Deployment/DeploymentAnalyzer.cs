using Aevum.Analyzers.Common;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aevum.Analyzers.Deployment;

/// <summary>The rules AEV5xxx.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeploymentAnalyzer() : KitAnalyzer(new AEV5001DevelopmentModeShipped(), new AEV5002VolatileStore(), new AEV5003StartWithoutVerification());
