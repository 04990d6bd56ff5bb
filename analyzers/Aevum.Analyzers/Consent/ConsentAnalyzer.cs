using Aevum.Analyzers.Common;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aevum.Analyzers.Consent;

/// <summary>The rules AEV2xxx.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConsentAnalyzer() : KitAnalyzer(
    new AEV2001CatchAllPurpose(),
    new AEV2002GrantWithoutEnd(),
    new AEV2003CatchAllIdentity(),
    new AEV2004GrantCoversEverything(),
    new AEV2005GrantEndsBeforeItBegins(),
    new AEV2006PurposeNotDeclared(),
    new AEV2007HandWrittenConsent());
