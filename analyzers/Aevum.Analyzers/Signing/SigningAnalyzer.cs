using Aevum.Analyzers.Common;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aevum.Analyzers.Signing;

/// <summary>The rules AEV3xxx.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SigningAnalyzer() : KitAnalyzer(
    new AEV3001InProcessSigner(),
    new AEV3002InProcessSignerRegulated(),
    new AEV3003KeyMaterialInSource(),
    new AEV3004SigningServiceInsecure(),
    new AEV3005SignerSecretInSource(),
    new AEV3006SignerDishonest());
