@echo off
rem Starts shrink with JAVA_HOME's Java, or else with the one on the path. SHRINK_OPTS goes to Java, and outranks the defaults: the fast compiler alone and a heap that suits nearly all.
setlocal
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
"%JAVA%" -XX:TieredStopAtLevel=1 -XX:InitialRAMPercentage=100 -Xmx800m %SHRINK_OPTS% -jar "%~dp0..\lib\shrink.jar" %*
exit /b %ERRORLEVEL%
