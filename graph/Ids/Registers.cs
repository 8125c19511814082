namespace Horizon.Graph.Ids;

/// <summary>The names of the registries, as sources are named wherever the registry is a source.</summary>
public static class Registers
{
    public const string ClinicalTrialsGov = "clinicaltrials.gov";
    public const string Isrctn = "isrctn";
    public const string Ctis = "ctis";
    public const string EuCtr = "euctr";
    public const string Drks = "drks";
    public const string Anzctr = "anzctr";
    public const string ChiCtr = "chictr";
    public const string ItmCtr = "itmctr";
    public const string Umin = "umin";
    public const string Jrct = "jrct";
    public const string Japic = "japic";
    public const string Jma = "jma";
    public const string Ntr = "ntr";
    public const string Omon = "omon";
    public const string Ctri = "ctri";
    public const string Irct = "irct";
    public const string Cris = "cris";
    public const string Tctr = "tctr";
    public const string Pactr = "pactr";
    public const string Rebec = "rebec";
    public const string Repec = "repec";
    public const string Rpcec = "rpcec";
    public const string Slctr = "slctr";
    public const string Lbctr = "lbctr";

    /// <summary>WHO's Universal Trial Number: names a trial, though it is no register.</summary>
    public const string Who = "who";

    /// <summary>The UK's Integrated Research Application System.</summary>
    public const string Iras = "iras";

    /// <summary>The NIHR's Central Portfolio Management System.</summary>
    public const string Cpms = "cpms";
}
