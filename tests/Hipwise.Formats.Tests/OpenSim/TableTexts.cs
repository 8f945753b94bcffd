namespace Hipwise.Formats.Tests.OpenSim;

/// <summary>Small tables and marker files, written for these tests.</summary>
internal static class TableTexts
{
    public const string Sto = "Static Optimization\nversion=1\nnRows=3\nnColumns=4\ninDegrees=no\nThis file holds results.\n\nendheader\ntime\ta\tb\tc\n0.5\t0.01\t1e-05\t-3\n0.6\t0.02\t2\t0.00004\n0.7\t0.03\t123456.789\t7\n";

    public const string Simm = "name walk\ndatacolumns 4\ndatarows 3\notherdata 1\nrange 0.500000 0.700000\nendheader\n     time     fx     fx     fy\n      0.50000000000000000000      4.83227998552137540000      0.44500645221771323000     -0.19967662195477262000\n 0.6 1 2 3\n 0.7 4 5 6\n";

    public const string Gaps = "walk\nnRows=2\nnColumns=3\nrange 0 1\nendheader\na\tb\tc\n1\t\tnan\n2\t3\tinf\n";

    public const string Trc = "PathFileType\t4\t(X/Y/Z)\tt.trc\nDataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\tOrigDataRate\tOrigDataStartFrame\tOrigNumFrames\n60.00\t60.00\t2\t2\tmm\t60\t1\t2\nFrame#\tTime\tR.ASIS\t\t\tL.ASIS\t\t\n\t\tX1\tY1\tZ1\tX2\tY2\tZ2\n\n1\t0.0\t1000.5\t2000\t3000\t4\t5\t6\n2\t0.017\t1\t2\t3\t4\t5\t6\n";

    public const string TrcWithGaps = "PathFileType\t4\t(X/Y/Z)\tt.trc\nDataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\n100\t100\t3\t3\tm\nFrame#\tTime\ta\t\t\tb\t\t\tc\n\t\tX1\tY1\tZ1\n1\t0\t1\t2\t3\t\t\t\t4\t5\t6\n2\t0.01\t1\t2\t3\n3\t0.02\tnan\tnan\tnan\t1\t2\t3\t4\t5\t6\t\n";
}
